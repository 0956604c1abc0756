package io.inngest.spring.protocol.signature;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SigningKeyTests {

	private static final String SERVER_KEY = "00112233445566778899aabbccddeeff";

	static Stream<JsonNode> hashes() throws IOException {
		return SignatureVectors.ofType("signingKeyHash").filter((vector) -> vector.path("hash").isString());
	}

	static Stream<JsonNode> keysThatAreNoHex() throws IOException {
		return SignatureVectors.ofType("signingKeyHash").filter((vector) -> vector.path("hash").isNull());
	}

	@ParameterizedTest
	@MethodSource("hashes")
	void hashesAsTheServerDoes(JsonNode vector) {
		String text = vector.path("key").asString();
		if (text.isEmpty() || text.endsWith("-")) {
			assertThatIllegalArgumentException().isThrownBy(() -> new SigningKey(text));
			return;
		}
		SigningKey key = new SigningKey(text);
		assertThat(key.hash()).isEqualTo(vector.path("hash").asString());
	}

	@ParameterizedTest
	@MethodSource("keysThatAreNoHex")
	void hashesTheTextOfAKeyThatIsNoHex(JsonNode vector) {
		SigningKey key = new SigningKey(vector.path("key").asString());
		assertThat(key.hash()).matches("[0-9a-f]{64}");
	}

	@Test
	void hashesTextThatIsNoHexInUtf8() {
		assertThat(new SigningKey("signkey-prod-xyz").hash()).isEqualTo(Sha256.hex(new byte[] { 'x', 'y', 'z' }));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "signkey-prod-", "signkey-test-" })
	void sendsABearerTokenThatTheServerAccepts(String prefix) throws IOException {
		if (prefix.isEmpty() || prefix.equals("signkey-prod-")) {
			List<String> accepted = SignatureVectors.ofType("bearer")
				.filter((vector) -> vector.path("accepted").asBoolean())
				.map((vector) -> vector.path("clientKey").asString())
				.toList();
			assertThat(accepted).contains(new SigningKey(prefix + SERVER_KEY).bearerToken());
		}
		assertThat(new SigningKey(prefix + SERVER_KEY).bearerToken()).startsWith(prefix)
			.endsWith(new SigningKey(SERVER_KEY).hash());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "signkey-prod-", "signkey-prod- \n" })
	void refusesAnEmptySecret(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> new SigningKey(text))
			.withMessageContaining("signing key is empty");
	}

	@Test
	void overlooksBlanksAround() {
		assertThat(new SigningKey(" signkey-prod-12345678\n").bearerToken())
			.isEqualTo(new SigningKey("signkey-prod-12345678").bearerToken());
	}

	@ParameterizedTest
	@ValueSource(strings = { "signkey-prod-12345678", "12345678", "signkey-prod-xyz12345678" })
	void doesNotShowTheSecret(String text) {
		SigningKey key = new SigningKey(text);
		assertThat(key.toString()).endsWith("***").doesNotContain("12345678");
		assertThat(new SignatureCheck.Valid(key).toString()).doesNotContain("12345678");
	}

}
