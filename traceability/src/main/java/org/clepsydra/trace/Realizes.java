package org.clepsydra.trace;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which requirements this code realizes, each with the revision it was written against.
 *
 * <p>Kept in the source only: the tracer reads it there, and not one byte of it reaches a class
 * file.
 */
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.CONSTRUCTOR, ElementType.FIELD})
public @interface Realizes {
    /** Requirement ids with revision, for example {@code req~delivery.never-ahead~1}. */
    String[] value();
}
