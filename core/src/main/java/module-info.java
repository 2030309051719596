/** The Clepsydra control library. Needs nothing but {@code java.lang}. */
module org.clepsydra {
    exports org.clepsydra;
    exports org.clepsydra.alarm;
    exports org.clepsydra.drive;
    exports org.clepsydra.journal;
    exports org.clepsydra.link;
    exports org.clepsydra.monitor;
    exports org.clepsydra.plan;
    exports org.clepsydra.port;
    exports org.clepsydra.remote;
    exports org.clepsydra.selftest;
    exports org.clepsydra.therapy;
}
