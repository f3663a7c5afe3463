package dev.smena.query.reports;

import com.itextpdf.kernel.colors.Color;
import com.itextpdf.kernel.colors.DeviceRgb;

/** Colours of both kinds of file; done and remaining differ in a print without colours too. */
enum Palette {
    PAPER(0xFFFFFF),
    INK(0x1B2733),
    MUTED(0x5F6B76),
    RULE(0xD9E0E6),
    DONE(0x13708A),
    REMAINING(0xC9D3DB);

    private final int rgb;

    Palette(int rgb) {
        this.rgb = rgb;
    }

    byte[] bytes() {
        return new byte[] {(byte) (rgb >> 16), (byte) (rgb >> 8), (byte) rgb};
    }

    Color pdf() {
        return new DeviceRgb(rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF);
    }
}
