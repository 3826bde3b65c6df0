/**
 * The {@code minyi} command: one file a command, registered in {@link org.minyi.cli.Minyi}. Texts
 * are in the bundles {@code messages} and {@code help}, each in Chinese and English.
 */
package org.minyi.cli;
