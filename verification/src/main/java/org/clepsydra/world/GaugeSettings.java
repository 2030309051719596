package org.clepsydra.world;

/**
 * How a sensor measures, in the unit it reads in.
 *
 * @param sampleUs time from one sample to the next, 1 us or more
 * @param noise rms of its noise
 * @param resolution step of its readings, above 0
 * @param least lowest reading
 * @param most highest reading
 */
public record GaugeSettings(long sampleUs, double noise, int resolution, int least, int most) {}
