/** Reads JSON whose keys may be absent. */
package org.clepsydra.safety.json;
