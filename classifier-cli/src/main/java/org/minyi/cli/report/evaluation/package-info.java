/** How good a model is, as a page. */
package org.minyi.cli.report.evaluation;
