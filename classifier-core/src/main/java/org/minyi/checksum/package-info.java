/** Checksums for the other packages of this module; not exported. */
package org.minyi.checksum;
