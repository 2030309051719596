/** Unit qualifiers, checked on every figure of the core and left out of its class files. */
package org.clepsydra.units;
