package io.sluice.api.access;

/**
 * Who asks.
 *
 * @param name name of the token; what audit and commands say
 * @param role what it may do
 */
public record Person(String name, Role role) {}
