package io.inngest.spring.sample.bookings;

import io.inngest.spring.Step;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.sample.outside.OutsideWorld;

import org.springframework.stereotype.Component;

/**
 * Writes to guests. Functions may also be methods of any bean, as with
 * {@code @EventListener}.
 */
@Component
class BookingMails {

	private final OutsideWorld world;

	BookingMails(OutsideWorld world) {
		this.world = world;
	}

	@InngestFunction(id = "mail-hold-expired", event = HoldExpired.NAME)
	void holdExpired(HoldExpired expired, Step step) {
		step.run("send-mail", () -> this.world.call("mail", expired.bookingId(), "Your seats are free again"));
	}

}
