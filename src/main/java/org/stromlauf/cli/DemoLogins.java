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
import org.stromlauf.tenancy.Role;

/** The logins of a demo that stays up: case worker and billing clerk of each participant, and one user for each other role that does something. */
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
            put(participant, new Login(name, UserRole.CASE_WORKER, "Sachbearbeitung"), password);
            if (participant.role() == Role.METERING_OPERATOR) continue;
            put(participant, new Login(name + "-geld", UserRole.BILLING_CLERK, "Abrechnung"), password);
        }
        scenario.participants().stream()
                .filter(p -> p.role() == Role.SUPPLIER)
                .findFirst()
                .ifPresent(p -> put(p, new Login("revision", UserRole.AUDITOR, "Revision"), password));
        scenario.participants().stream()
                .filter(p -> p.role() == Role.GRID_OPERATOR)
                .findFirst()
                .ifPresent(p -> put(p, new Login("partner", UserRole.PARTNER, "Marktpartner, sendet an"), password));
        for (var role : List.of(UserRole.DESIGNER, UserRole.OPERATOR)) {
            put(new User(UserName.of(role.groupId()), role.groupId(), Set.of(role), Set.of()), password);
            out.printf("  %-14s %s%n", role.groupId(), role == UserRole.DESIGNER ? "Prozessgestaltung" : "Betrieb");
        }
    }

    private record Login(String name, UserRole role, String german) {}

    private void put(Scenario.Participant participant, Login login, String password) {
        put(
                new User(
                        UserName.of(login.name()),
                        login.german() + " " + participant.name(),
                        Set.of(login.role()),
                        Set.of(participant.id())),
                password);
        out.printf("  %-14s %s %s%n", login.name(), login.german(), participant.name());
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
