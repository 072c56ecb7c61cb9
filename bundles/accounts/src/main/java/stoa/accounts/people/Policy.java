package stoa.accounts.people;

import stoa.accounts.record.Person;
import stoa.api.error.Errors;
import stoa.api.plugin.PluginContext;

/**
 * What the distribution's settings allow.
 *
 * @param guests {@code stoa.accounts.guests}: whether people may come in by nickname; true unless set
 * @param registration {@code stoa.accounts.registration}: whether anybody may make an account; open unless set
 * @param limits {@code stoa.accounts.limits}, else {@code stoa.limits}: whether who tries too often is slowed down; on unless set
 * @param demo {@code stoa.accounts.demo}, else {@code stoa.demo}: whether the accounts with known passwords exist and open; false unless set
 */
public record Policy(boolean guests, boolean registration, boolean limits, boolean demo) {
    static Policy of(PluginContext context) {
        return new Policy(
                choice(context, "guests", "true", "false"),
                choice(context, "registration", "open", "closed"),
                choice(context, "limits", "on", "off"),
                !choice(context, "demo", "false", "true"));
    }

    /** Whether the person may be in the hall at all. */
    boolean mayEnter(Person person) {
        return person.isActive() && (demo || !person.isDemo());
    }

    /** True for the first text, which is also the default, false for the second. */
    private static boolean choice(PluginContext context, String name, String usual, String other) {
        var text = context.setting(name).orElse(usual);
        if (!text.equals(usual) && !text.equals(other)) {
            throw Errors.badInput("The setting stoa.accounts." + name + " is '" + text + "'; it can be '" + usual
                    + "' or '" + other + "'. Correct it in the settings of the distribution.");
        }
        return text.equals(usual);
    }
}
