/** Finds out what is wrong, and says what to do (X-DOCTOR). It changes nothing. */
package io.sluice.local.doctor;
