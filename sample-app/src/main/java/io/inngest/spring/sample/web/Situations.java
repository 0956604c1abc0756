package io.inngest.spring.sample.web;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.inngest.spring.sample.albums.PhotosUploaded;
import io.inngest.spring.sample.bookings.SeatsRequested;
import io.inngest.spring.sample.customers.CustomerSignedUp;
import io.inngest.spring.sample.images.ProductImported;
import io.inngest.spring.sample.orders.OrderPlaced;
import io.inngest.spring.sample.shops.ShopSyncRequested;
import io.inngest.spring.sample.subscriptions.SubscriptionDue;
import io.inngest.spring.sample.trips.TripRequested;

import org.springframework.stereotype.Component;

/**
 * The situations, each with the failures that make it one.
 */
@Component
class Situations {

	/** More failures than any function has attempts. */
	private static final int FOR_GOOD = 99;

	private static final List<Situation> ALL = List.of(
			new Situation("image-generation", "product", "DALL-E stays down, Midjourney takes over, the user is told",
					Map.of("dall-e", FOR_GOOD),
					(id) -> new ProductImported(id, "a red bicycle, studio light", "channel-7")),
			new Situation("row-rollback", "customer", "A row is inserted, the CRM refuses for good, the row goes again",
					Map.of("metrics", FOR_GOOD, "crm", FOR_GOOD),
					(id) -> new CustomerSignedUp(id, id + "@example.org")),
			new Situation("subscription-check", "subscription",
					"Six attempts to check a payment, then the handler unsubscribes",
					Map.of("payment-provider", FOR_GOOD), (id) -> new SubscriptionDue(id, "user-of-" + id)),
			new Situation("shop-sync", "store", "A sync fails, the handler tells Slack which store it was",
					Map.of("shop-api", FOR_GOOD), ShopSyncRequested::new),
			new Situation("shop-access-revoked", "store", "A sync fails at once, the handler for that very error runs",
					Map.of("shop-login", FOR_GOOD), ShopSyncRequested::new),
			new Situation("seat-hold", "booking", "A run sleeps for ten minutes: cancel it, and it cleans up", Map.of(),
					(id) -> new SeatsRequested(id, 2, Duration.ofMinutes(10))),
			new Situation("trip-rollback", "trip", "No car is to be had, so hotel and flight are cancelled again",
					Map.of("car", FOR_GOOD, "hotel-cancellation", 1),
					(id) -> new TripRequested(id, "Lisbon", Duration.ZERO)),
			new Situation("photo-resize", "album", "Three photos side by side, one of which cannot be read",
					Map.of("resizer-of-beach", FOR_GOOD),
					(id) -> new PhotosUploaded(id, List.of("harbour", "beach", "tram"))),
			new Situation("order-clearance", "order",
					"A run waits for a payment or an approval, whichever comes first: pay, approve or cancel", Map.of(),
					List.of("orders/{subject}/payment", "orders/{subject}/approval", "orders/{subject}/cancellation"),
					(id) -> new OrderPlaced(id, Duration.ofMinutes(10))));

	List<Situation> all() {
		return ALL;
	}

	Situation get(String name) {
		return ALL.stream()
			.filter((situation) -> situation.name().equals(name))
			.findFirst()
			.orElseThrow(() -> new UnknownSituationException(name, ALL));
	}

}
