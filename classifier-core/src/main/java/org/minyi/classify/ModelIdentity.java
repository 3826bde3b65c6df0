package org.minyi.classify;

/**
 * Which model and taxonomy made a classification.
 *
 * @param name the model's name
 * @param checksum SHA-256 of the model's content, lower-case hexadecimal
 * @param taxonomyVersion the version of the taxonomy it was trained for
 */
public record ModelIdentity(String name, String checksum, String taxonomyVersion) {}
