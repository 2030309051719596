/**
 * The evidence of one build, read once for all rooms: lists of rows in the files that the join
 * writes. What a room makes of it stays in that room.
 */
package org.clepsydra.safety.evidence;
