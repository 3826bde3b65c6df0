package org.minyi.cli.report.tagged;

import java.util.List;
import java.util.Optional;
import org.minyi.text.Message;

/**
 * What a row of a tagged file says. Cells whose column the file does not have are empty.
 *
 * @param file the number of its file, from 0
 * @param line where it begins, from 1
 * @param code the deepest tag's code
 * @param names the tags' names from the top down
 * @param stop why the path ends above a leaf
 * @param nature what the citizen wants
 * @param urgent whether it is urgent, where that is known
 * @param date its date as written
 * @param groups the values of the columns to group by, blank where the file lacks one
 * @param model what tagged it
 * @param taxonomyVersion with which taxonomy
 * @param message its text; empty texts where that is not wanted
 */
record TaggedRow(
    int file,
    long line,
    String code,
    List<String> names,
    String stop,
    String nature,
    Optional<Boolean> urgent,
    String date,
    List<String> groups,
    String model,
    String taxonomyVersion,
    Message message) {}
