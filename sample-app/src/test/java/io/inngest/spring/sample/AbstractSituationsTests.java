package io.inngest.spring.sample;

import java.util.List;
import java.util.Map;

import io.inngest.spring.sample.SampleClient.Start;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.http.HttpStatus;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.util.TestSocketUtils;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Plays each situation from outside, through HTTP and with the engine's own threads;
 * below on each database. How a situation may end otherwise is tested beside its
 * function.
 */
@SpringBootTest(webEnvironment = WebEnvironment.DEFINED_PORT,
		properties = { "inngest.embedded.retry.delays=50ms", "inngest.embedded.retry.jitter=0s" })
@AutoConfigureRestTestClient
abstract class AbstractSituationsTests {

	private SampleClient sample;

	@DynamicPropertySource
	static void port(DynamicPropertyRegistry registry) {
		// The webhook's address contains the port, so it has to be known beforehand
		int port = TestSocketUtils.findAvailableTcpPort();
		registry.add("server.port", () -> port);
	}

	@BeforeEach
	void client(@Autowired RestTestClient http) {
		this.sample = new SampleClient(http);
	}

	@Test
	void imageIsGeneratedByTheOtherModelAndTheUserIsTold() {
		Start start = this.sample.start("image-generation");
		JsonNode run = this.sample.awaitStatus(start.eventId(), "COMPLETED");
		assertThat(stepIds(run)).containsExactly("generate-image-dall-e", "generate-image-midjourney", "notify-user");
		assertThat(run.get("steps").get(0).get("attempts").asInt()).isEqualTo(3);
		assertThat(run.get("steps").get(0).get("error").asString()).startsWith("ServiceUnavailableException: dall-e");
		String url = "https://midjourney.example/" + start.subject() + ".png";
		assertThat(run.get("output").get("url").asString()).isEqualTo(url);
		Map<String, List<String>> calls = this.sample.calls(start.subject());
		assertThat(calls.get("dall-e")).hasSize(3);
		assertThat(calls.get("midjourney")).hasSize(1);
		assertThat(calls.get("pusher")).containsExactly("to channel-7: " + url);
	}

	@Test
	void rowGoesAgainWhenTheCrmStaysDown() {
		Start start = this.sample.start("row-rollback");
		JsonNode run = this.sample.awaitStatus(start.eventId(), "FAILED");
		assertThat(stepIds(run)).containsExactly("count-sign-up", "insert-row", "create-crm-contact", "delete-row");
		assertThat(run.get("error").asString()).startsWith("ServiceUnavailableException: crm");
		assertThat(this.sample.customers()).doesNotContain(start.subject());
		Map<String, List<String>> calls = this.sample.calls(start.subject());
		assertThat(calls.get("metrics")).hasSize(3);
		assertThat(calls.get("crm")).hasSize(3);
	}

	@Test
	void subscriptionIsCheckedSixTimesAndThenEnded() {
		Start start = this.sample.start("subscription-check");
		JsonNode run = this.sample.awaitStatus(start.eventId(), "FAILED");
		assertFailureHandlers(run, "sample-check-subscription-failure");
		Map<String, List<String>> calls = this.sample.calls(start.subject());
		assertThat(calls.get("payment-provider")).hasSize(6);
		assertThat(calls.get("mailing-list")).singleElement()
			.asString()
			.startsWith("unsubscribe user-of-" + start.subject())
			.endsWith("after 6 attempts");
	}

	@Test
	void slackHearsOfTheStoreWhoseSyncFailed() {
		Start start = this.sample.start("shop-sync");
		JsonNode run = this.sample.awaitStatus(start.eventId(), "FAILED");
		assertFailureHandlers(run, "sample-sync-shop-failure");
		assertThat(this.sample.calls(start.subject()).get("slack"))
			.containsExactly("Sync of %1$s failed: shop-api did not answer for %1$s".formatted(start.subject()));
	}

	@Test
	void slackIsAskedForAccessAfterOneAttempt() {
		Start start = this.sample.start("shop-access-revoked");
		JsonNode run = this.sample.awaitStatus(start.eventId(), "FAILED");
		assertFailureHandlers(run, "sample-sync-shop-failure");
		Map<String, List<String>> calls = this.sample.calls(start.subject());
		assertThat(calls.get("shop-login")).hasSize(1);
		assertThat(calls.get("slack"))
			.containsExactly("Please ask the owner of %s to let us in again".formatted(start.subject()));
	}

	@Test
	void failureIsReportedWithItsStackTraceAndCounted() {
		Start start = this.sample.start("shop-sync");
		JsonNode run = this.sample.awaitStatus(start.eventId(), "FAILED");
		assertFailureHandlers(run, "sample-sync-shop-failure");
		Map<String, List<String>> calls = this.sample.calls(run.get("runId").asString());
		assertThat(calls.get("sentry")).singleElement()
			.asString()
			.startsWith("in sample-sync-shop: io.inngest.spring.sample.outside.ServiceUnavailableException: shop-api")
			.contains("at io.inngest.spring.sample.shops.ShopApi.products(ShopApi.java:");
		assertThat(calls.get("datadog")).containsExactly("sample-sync-shop failed with ServiceUnavailableException");
		assertThat(this.sample.get("/actuator/metrics/functions.failed?tag=function:sample-sync-shop")
			.get("measurements")
			.get(0)
			.get("value")
			.asDouble()).isPositive();
	}

	@Test
	void cancelledRunCleansUpBehindItself() {
		Start start = this.sample.start("seat-hold");
		String runId = this.sample.awaitRun(start.eventId(), (run) -> stepIds(run).contains("reserve-seats"))
			.get("runId")
			.asString();
		this.sample.cancel(runId);
		this.sample.awaitStatus(start.eventId(), "CANCELLED");
		assertHandlers(runId, "sample-hold-seats-cancelled");
		assertThat(this.sample.calls(start.subject()).get("seat-map")).containsExactly("reserve 2 seats", "release");
	}

	@Test
	void hotelAndFlightAreCancelledWhenThereIsNoCar() {
		Start start = this.sample.start("trip-rollback");
		JsonNode run = this.sample.awaitStatus(start.eventId(), "FAILED");
		assertThat(stepIds(run)).containsExactly("book-flight", "book-hotel", "cool-off", "rent-car", "saga:failed",
				"cancel-hotel", "cancel-flight");
		assertThat(run.get("error").asString())
			.isEqualTo("ServiceUnavailableException: car did not answer for " + start.subject());
		assertThat(run.get("steps").get(5).get("attempts").asInt()).isEqualTo(2);
		assertFailureHandlers(run, "sample-book-trip-failure");
		Map<String, List<String>> calls = this.sample.calls(start.subject());
		assertThat(calls.get("car")).hasSize(3);
		assertThat(calls.get("hotel-cancellation")).hasSize(2).containsOnly("cancel hotel-" + start.subject());
		assertThat(calls.get("flight-cancellation")).containsExactly("cancel flight-" + start.subject());
		assertThat(calls.get("mail")).containsExactly("No trip to Lisbon: car did not answer for " + start.subject());
	}

	@Test
	void nothingIsCancelledWhenThereIsACar() {
		Start start = this.sample.start("trip-rollback", Map.of("failures", Map.of("car", 1)));
		JsonNode run = this.sample.awaitStatus(start.eventId(), "COMPLETED");
		assertThat(run.get("output").get("car").asString()).isEqualTo("car-" + start.subject());
		assertThat(this.sample.calls(start.subject())).doesNotContainKeys("hotel-cancellation", "flight-cancellation");
	}

	@Test
	void bookingsAreCancelledWithTheTrip() {
		Start start = this.sample.start("trip-rollback",
				Map.of("failures", Map.of(), "data", Map.of("coolingOff", "PT10M")));
		String runId = this.sample.awaitRun(start.eventId(), (run) -> stepIds(run).contains("cool-off"))
			.get("runId")
			.asString();
		this.sample.cancel(runId);
		JsonNode run = this.sample.awaitStatus(start.eventId(), "CANCELLED");
		assertThat(stepIds(run)).containsExactly("book-flight", "book-hotel", "cool-off", "cancel-hotel",
				"cancel-flight");
		assertThat(this.sample.calls(start.subject())).containsOnlyKeys("flight", "hotel", "hotel-cancellation",
				"flight-cancellation");
	}

	@Test
	void photoThatCannotBeReadIsLeftOut() {
		Start start = this.sample.start("photo-resize");
		JsonNode run = this.sample.awaitStatus(start.eventId(), "COMPLETED");
		assertThat(stepIds(run)).containsExactlyInAnyOrder("resize-harbour", "resize-beach", "resize-tram",
				"store-harbour", "store-tram", "publish-album");
		assertThat(run.get("output").valueStream().map(JsonNode::asString)).containsExactly(
				"https://photos.example/%s/harbour-small.jpg".formatted(start.subject()),
				"https://photos.example/%s/tram-small.jpg".formatted(start.subject()));
		Map<String, List<String>> calls = this.sample.calls(start.subject());
		assertThat(calls.get("resizer-of-beach")).hasSize(3);
		assertThat(calls.get("resizer-of-harbour")).hasSize(1);
		assertThat(calls.get("album")).containsExactly("2 photos");
	}

	@Test
	void orderIsShippedOnceItIsPaidFor() {
		Start start = this.sample.start("order-clearance");
		awaitWaiting(start);
		this.sample.post("/orders/%s/payment".formatted("another"));
		this.sample.post("/orders/%s/payment".formatted(start.subject()));
		JsonNode run = this.sample.awaitStatus(start.eventId(), "COMPLETED");
		assertThat(run.get("output").asString()).isEqualTo("paid by card");
		assertThat(stepIds(run)).containsExactly("reserve-goods", "await-payment", "issue-invoice", "ship-goods");
		assertThat(run.get("steps").get(2).get("output").asString()).isEqualTo("invoice-" + start.subject());
		Map<String, List<String>> calls = this.sample.calls(start.subject());
		assertThat(calls.get("accounting")).containsExactly("invoice, paid by card");
		assertThat(calls.get("warehouse")).containsExactly("reserve",
				"ship, paid by card, with invoice-" + start.subject());
	}

	@Test
	void orderIsShippedOnceSomebodyAnswersForIt() {
		Start start = this.sample.start("order-clearance");
		awaitWaiting(start);
		this.sample.post("/orders/%s/approval".formatted(start.subject()));
		JsonNode run = this.sample.awaitStatus(start.eventId(), "COMPLETED");
		assertThat(run.get("output").asString()).isEqualTo("approved by the manager");
		assertThat(this.sample.problemOf("/orders/%s/approval".formatted(start.subject()), HttpStatus.NOT_FOUND))
			.isEqualTo("No run waits for the signal 'approve/%s'".formatted(start.subject()));
	}

	@Test
	void orderThatIsCancelledEndsItsRun() {
		Start start = this.sample.start("order-clearance");
		awaitWaiting(start);
		this.sample.post("/orders/%s/cancellation".formatted(start.subject()));
		JsonNode run = this.sample.awaitStatus(start.eventId(), "CANCELLED");
		assertHandlers(run.get("runId").asString(), "sample-fulfil-order-cancelled");
		assertThat(this.sample.calls(start.subject()).get("warehouse")).containsExactly("reserve", "release");
	}

	@Test
	void mistakesAreProblems() {
		assertThat(this.sample.problem("no-such-situation", Map.of(), HttpStatus.NOT_FOUND))
			.startsWith("There is no situation 'no-such-situation'; there are image-generation, ");
		assertThat(this.sample.problem("seat-hold", Map.of("data", Map.of("seats", "many")), HttpStatus.BAD_REQUEST))
			.startsWith("'data' does not fit the event's payload: ");
		Map<String, Object> taken = Map.of("subject", this.sample.start("image-generation").subject());
		assertThat(this.sample.problem("image-generation", taken, HttpStatus.CONFLICT)).contains("choose another");
	}

	private void awaitWaiting(Start start) {
		JsonNode run = this.sample.awaitStatus(start.eventId(), "WAITING");
		assertThat(run.get("waits").valueStream().map((wait) -> wait.get("subject").asString()))
			.containsExactlyInAnyOrder("shop/order.paid", "approve/" + start.subject());
	}

	private void assertFailureHandlers(JsonNode run, String ownHandler) {
		assertHandlers(run.get("runId").asString(), ownHandler, "sample-report-failures-failure",
				"sample-count-failures-failure");
	}

	private void assertHandlers(String runId, String... functionIds) {
		assertThat(this.sample.awaitHandlers(runId, functionIds.length))
			.allSatisfy((run) -> assertThat(run.get("status").asString()).isEqualTo("COMPLETED"))
			.extracting((run) -> run.get("functionId").asString())
			.containsExactlyInAnyOrder(functionIds);
	}

	private List<String> stepIds(JsonNode run) {
		return run.get("steps").valueStream().map((step) -> step.get("id").asString()).toList();
	}

}
