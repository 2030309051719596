package org.clepsydra.port;

/** The ways a drug enters the body. Codes are stored and logged: never renumbered, only added. */
public final class Routes {
    /** A vein close to the heart, through a central catheter. */
    public static final int INTRAVENOUS_CENTRAL = 1;

    /** A vein of hand or arm. */
    public static final int INTRAVENOUS_PERIPHERAL = 2;

    /** An artery, as that of the liver. */
    public static final int INTRA_ARTERIAL = 3;

    /** The fluid around the spinal cord. */
    public static final int INTRATHECAL = 4;

    /** Under the skin. */
    public static final int SUBCUTANEOUS = 5;

    /** The cavity of the abdomen. */
    public static final int INTRAPERITONEAL = 6;

    private Routes() {}
}
