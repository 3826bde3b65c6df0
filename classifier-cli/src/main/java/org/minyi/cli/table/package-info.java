/** Tables on disk: their encoding, rows, columns and rejects. Knows no classifier. */
package org.minyi.cli.table;
