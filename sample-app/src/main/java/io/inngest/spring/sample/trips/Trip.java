package io.inngest.spring.sample.trips;

/**
 * A trip that is booked.
 *
 * @param flight the number of the flight's booking
 * @param hotel the number of the hotel's booking
 * @param car the number of the car's booking
 */
record Trip(String flight, String hotel, String car) {

}
