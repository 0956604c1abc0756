package io.inngest.spring.sample.trips;

import java.time.Duration;

import io.inngest.spring.annotation.InngestEvent;

/**
 * A customer wants to travel.
 *
 * @param tripId the trip's id
 * @param city where to
 * @param coolingOff how long the customer may think again before the last booking
 */
@InngestEvent("travel/trip.requested")
public record TripRequested(String tripId, String city, Duration coolingOff) {

}
