/**
 * What citizens are writing about: counts tagged files in one pass, and makes a page of the counts.
 */
package org.minyi.cli.report.tagged;
