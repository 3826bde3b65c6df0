/** Speaking to the user: language, encoding, progress, tables and failures. Knows no command. */
package org.minyi.cli.console;
