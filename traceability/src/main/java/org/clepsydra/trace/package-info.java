/** Annotations that tie code and tests to requirements; read by the tracer, absent at run time. */
package org.clepsydra.trace;
