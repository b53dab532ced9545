/** The gateway's REST interface (G-REST). */
@org.jspecify.annotations.NullMarked
package io.sluice.mt5.rest;
