/**
 * Pages that people look at: what a {@link org.minyi.cli.report.Page} says, and how it is written
 * as HTML, as a workbook and as JSON. Knows nothing of what its pages are about.
 */
package org.minyi.cli.report;
