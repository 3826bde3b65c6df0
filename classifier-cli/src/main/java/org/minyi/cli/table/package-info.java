/**
 * Tables in files, whatever their format: CSV, TSV, Excel workbooks and JSON Lines; their encoding,
 * columns, bad rows and rejects. Knows no classifier.
 *
 * <p>To read a table and write another:
 *
 * <pre>{@code
 * try (TableReader in = TableReader.open(TableSource.of(Path.of("cases.xlsx")));
 *     TableWriter out = TableWriter.to(Path.of("long.csv"), List.of("line", "text"))) {
 *   int content = MessageColumns.find(in.header(), MessageColumns.Choice.USUAL).content();
 *   in.need(content);
 *   for (Optional<TableRow> next = in.next(); next.isPresent(); next = in.next()) {
 *     TableRow row = next.get(); // row.problem() is NONE, or says why it cannot be handled
 *     if (row.problem() == TableRow.Problem.NONE && row.fields().get(content).length() > 500) {
 *       out.row(List.of(Cell.number(row.line()), row.cells().get(content)));
 *     }
 *   }
 *   out.commit(); // without it, no file appears
 * }
 * }</pre>
 *
 * <p>Failures are {@link org.minyi.cli.console.CliException}s that tell the user what to do. {@link
 * org.minyi.cli.table.Cell#label} and {@link org.minyi.cli.table.Cell#code} keep what a program
 * writes from running as a formula or losing its zeros. The libraries for workbooks are loaded only
 * when one is read or written.
 */
package org.minyi.cli.table;
