package io.inngest.spring.sample.web;

import java.util.List;

/**
 * A situation was started.
 *
 * @param situation its name
 * @param subject what it is about: the calls of the services are listed under it
 * @param eventIds the ids of the events that were sent: the runs are listed under them
 */
record Started(String situation, String subject, List<String> eventIds) {

}
