package stoa.acceptance.browser;

import com.microsoft.playwright.options.ColorScheme;

/** The size and colours of a window. */
public record Look(int width, int height, ColorScheme scheme) {
    public static final Look DESK = new Look(1440, 900, ColorScheme.LIGHT);
    public static final Look NIGHT = new Look(1440, 900, ColorScheme.DARK);
    public static final Look PHONE = new Look(390, 844, ColorScheme.LIGHT);
    public static final Look PHONE_AT_NIGHT = new Look(390, 844, ColorScheme.DARK);
    public static final Look WIDE = new Look(1680, 1050, ColorScheme.LIGHT);
    public static final Look TABLET = new Look(1024, 768, ColorScheme.LIGHT);
}
