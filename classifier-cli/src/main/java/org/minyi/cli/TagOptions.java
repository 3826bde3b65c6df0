package org.minyi.cli;

import java.util.List;
import java.util.Optional;
import org.minyi.cli.console.Messages;
import org.minyi.cli.table.MessageColumns;

/**
 * What a user wants of tagging files, beside which.
 *
 * @param columns which columns hold the message
 * @param resultColumns the columns to add; all when empty
 * @param stopRule where the tagger was told to stop, as text
 * @param mask whether personal data in the user's cells are masked
 * @param safeCells whether the user's cells that look like formulas are made safe
 * @param force whether files that exist may be replaced
 * @param resume whether to go on with interrupted runs
 * @param quiet whether to say nothing but errors
 * @param headers the language of the columns that are added
 */
record TagOptions(
    MessageColumns.Choice columns,
    Optional<List<String>> resultColumns,
    String stopRule,
    boolean mask,
    boolean safeCells,
    boolean force,
    boolean resume,
    boolean quiet,
    Messages headers) {}
