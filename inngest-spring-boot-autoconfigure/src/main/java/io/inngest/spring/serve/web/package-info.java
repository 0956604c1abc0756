/**
 * The serve endpoint in Spring MVC.
 */
@NullMarked
package io.inngest.spring.serve.web;

import org.jspecify.annotations.NullMarked;
