/**
 * Defaults of options from {@code minyi.properties}: {@link org.minyi.cli.config.ConfigFile} reads
 * and checks one file, {@link org.minyi.cli.config.Key} says what it may set, and {@link
 * org.minyi.cli.config.Config} decides which of two files counts.
 */
package org.minyi.cli.config;
