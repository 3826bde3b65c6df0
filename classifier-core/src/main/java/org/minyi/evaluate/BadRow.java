package org.minyi.evaluate;

/**
 * A row of a labelled file that could not be used. The reason never quotes the message's text.
 *
 * @param line the row's first line in the file, counted from 1
 * @param reason what was found and what was expected
 */
public record BadRow(long line, String reason) {}
