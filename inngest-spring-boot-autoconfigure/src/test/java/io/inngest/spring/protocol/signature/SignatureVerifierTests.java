package io.inngest.spring.protocol.signature;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class SignatureVerifierTests {

	private static final Instant NOW = Instant.ofEpochSecond(1768478400);

	private static final SigningKey KEY = new SigningKey("signkey-prod-12345678");

	private static final SigningKey FALLBACK = new SigningKey("signkey-prod-00112233");

	private static final byte[] BODY = "{\"a\":1,\"é\":\"\u2028\"}".getBytes(StandardCharsets.UTF_8);

	private static final String HEADER = KEY.sign(BODY, NOW);

	private final SignatureVerifier verifier = verifier(NOW);

	static Stream<JsonNode> signatures() throws IOException {
		return SignatureVectors.ofType("signature");
	}

	@ParameterizedTest
	@MethodSource("signatures")
	void checksTheBytesThatTheServerSigned(JsonNode vector) {
		SigningKey key = new SigningKey(vector.path("key").asString());
		byte[] body = vector.path("body").asString().getBytes(StandardCharsets.UTF_8);
		Instant at = Instant.ofEpochSecond(vector.path("at").asLong());
		SignatureVerifier verifier = new SignatureVerifier(List.of(key), Clock.fixed(at, ZoneOffset.UTC));
		String server = vector.path("server").asString();
		if (key.toString().startsWith("signkey-")) {
			// This server was given the prefix as a part of the key, as it should not be.
			assertThat(verifier.verify(server, body)).isInstanceOf(SignatureCheck.Mismatched.class);
			return;
		}
		assertThat(verifier.verify(server, body)).isEqualTo(new SignatureCheck.Valid(key));
		assertThat(key.sign(body, at)).isEqualTo(server);
	}

	@Test
	void tellsWhichKeyMatched() {
		assertThat(this.verifier.verify(HEADER, BODY)).isEqualTo(new SignatureCheck.Valid(KEY));
		assertThat(this.verifier.verify(FALLBACK.sign(BODY, NOW), BODY)).isEqualTo(new SignatureCheck.Valid(FALLBACK));
	}

	@Test
	void refusesAnotherKey() {
		String header = new SigningKey("signkey-prod-abcdef").sign(BODY, NOW);
		assertThat(this.verifier.verify(header, BODY)).isInstanceOf(SignatureCheck.Mismatched.class);
	}

	@Test
	void refusesAnotherBody() {
		assertThat(this.verifier.verify(HEADER, new byte[0])).isInstanceOf(SignatureCheck.Mismatched.class);
	}

	@Test
	void refusesWhatIsNotSigned() {
		assertThat(this.verifier.verify(null, BODY)).isInstanceOf(SignatureCheck.Missing.class);
	}

	@ParameterizedTest
	@CsvSource({ "0, true", "299, true", "300, true", "301, false", "-299, true", "-300, true", "-301, false",
			"86400, false" })
	void acceptsFiveMinutesEitherWay(long age, boolean accepted) {
		SignatureCheck check = verifier(NOW.plusSeconds(age)).verify(HEADER, BODY);
		assertThat(check)
			.isEqualTo(accepted ? new SignatureCheck.Valid(KEY) : new SignatureCheck.Outdated(Duration.ofSeconds(age)));
	}

	@Test
	void refusesAnOldSignatureOfTheFallbackKey() {
		String header = FALLBACK.sign(BODY, NOW.minusSeconds(301));
		assertThat(this.verifier.verify(header, BODY)).isInstanceOf(SignatureCheck.Outdated.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "garbage", "t=1768478400", "t=1768478400&s=", "s=%s", "t=1768478400&s=%s0",
			"t=1768478400&s=%s&x=1", " t=1768478400&s=%s", "t=1768478400&s=%s ", "t=1768478400&s=%s\n",
			"s=%s&t=1768478400", "t=1768478400&&s=%s", "t=&s=%s", "t=+1768478400&s=%s", "t=-1&s=%s",
			"t=1768478400.0&s=%s", "t=99999999999999999999&s=%s", "t=1768478400&s=0x%s", "T=1768478400&S=%s",
			"t=١٧٦٨٤٧٨٤٠٠&s=%s", "t=1768478400&s=%s,t=1768478400&s=%s" })
	void refusesWhatIsNoSignature(String form) {
		String hex = HEADER.substring(HEADER.indexOf("s=") + 2);
		assertThat(this.verifier.verify(form.replace("%s", hex), BODY)).isInstanceOf(SignatureCheck.Malformed.class);
	}

	@Test
	void refusesUpperCase() {
		String hex = HEADER.substring(HEADER.indexOf("s=") + 2);
		String header = HEADER.replace(hex, hex.toUpperCase());
		assertThat(this.verifier.verify(header, BODY)).isInstanceOf(SignatureCheck.Malformed.class);
	}

	@Test
	void refusesHeadersOfWhichOneBitIsOther() {
		byte[] header = HEADER.getBytes(StandardCharsets.ISO_8859_1);
		for (int bit = 0; bit < header.length * Byte.SIZE; bit++) {
			String altered = new String(flip(header, bit), StandardCharsets.ISO_8859_1);
			assertThat(this.verifier.verify(altered, BODY)).as(altered).isNotInstanceOf(SignatureCheck.Valid.class);
		}
	}

	@Test
	void refusesBodiesOfWhichOneBitIsOther() {
		for (int bit = 0; bit < BODY.length * Byte.SIZE; bit++) {
			assertThat(this.verifier.verify(HEADER, flip(BODY, bit))).as("bit %d", bit)
				.isInstanceOf(SignatureCheck.Mismatched.class);
		}
	}

	private static byte[] flip(byte[] bytes, int bit) {
		byte[] copy = bytes.clone();
		copy[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
		return copy;
	}

	private static SignatureVerifier verifier(Instant now) {
		return new SignatureVerifier(List.of(KEY, FALLBACK), Clock.fixed(now, ZoneOffset.UTC));
	}

}
