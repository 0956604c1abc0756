package io.inngest.spring.sample.orders;

/**
 * What an invoice is issued for.
 *
 * @param orderId the order's id
 * @param clearance why the order is shipped
 */
record InvoiceRequest(String orderId, String clearance) {

}
