package org.stromlauf.cli;

import java.io.PrintWriter;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.stromlauf.access.User;
import org.stromlauf.access.UserName;
import org.stromlauf.access.UserRole;
import org.stromlauf.access.Users;
import org.stromlauf.market.Scenario;
import org.stromlauf.shared.UnitOfWork;

/** The logins of a demo that stays up: a case worker for each participant, and one user for each other role that does something. */
final class DemoLogins {

    private static final int PASSWORD_BYTES = 9;

    private final Users users;
    private final PrintWriter out;

    DemoLogins(Users users, PrintWriter out) {
        this.users = users;
        this.out = out;
    }

    /** Creates or renews them with a password that is printed once. */
    void renew(Scenario scenario) {
        var password = newPassword();
        out.printf("%nAnmelden mit dem Passwort %s als%n", password);
        for (var participant : scenario.participants()) {
            var name = participant.id().value();
            put(
                    new User(
                            UserName.of(name),
                            participant.name(),
                            Set.of(UserRole.CASE_WORKER),
                            Set.of(participant.id())),
                    password);
            out.printf("  %-12s Sachbearbeitung %s%n", name, participant.name());
        }
        for (var role : List.of(UserRole.DESIGNER, UserRole.OPERATOR)) {
            put(new User(UserName.of(role.groupId()), role.groupId(), Set.of(role), Set.of()), password);
            out.printf("  %-12s %s%n", role.groupId(), role == UserRole.DESIGNER ? "Prozessgestaltung" : "Betrieb");
        }
    }

    private void put(User user, String password) {
        UnitOfWork.run("demo-login " + user.name(), () -> {
            if (users.find(user.name()).isEmpty()) users.add(user, password);
            else users.changePassword(user.name(), password);
        });
    }

    private static String newPassword() {
        var bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
