package org.minyi.evaluate;

/**
 * A row of a labelled file that could not be used.
 *
 * @param line the row's first line in the file, counted from 1
 * @param reason what was found and what was expected; it never quotes the message's text
 */
public record BadRow(long line, GoldProblem reason) {}
