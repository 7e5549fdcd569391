package org.stromlauf.workbench;

import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.stromlauf.access.CurrentUser;
import org.stromlauf.access.Problems;
import org.stromlauf.tenancy.Tenants;

/** The way in: what there is, and how to begin. */
@Controller
class StartPage {

    private final Tenants tenants;
    private final CurrentUser currentUser;
    private final Problems problems;

    StartPage(Tenants tenants, CurrentUser currentUser, Problems problems) {
        this.tenants = tenants;
        this.currentUser = currentUser;
        this.problems = problems;
    }

    /** Whoever has not signed in learns only whether anything is here. */
    @GetMapping("/")
    String start(Model model) {
        var all = tenants.all();
        currentUser.find().ifPresent(user -> {
            model.addAttribute("user", user);
            model.addAttribute(
                    "tenants", all.stream().filter(t -> user.mayActFor(t.id())).toList());
        });
        model.addAttribute("empty", all.isEmpty());
        return "start";
    }

    @GetMapping("/login")
    String login() {
        return "login";
    }

    /** What a problem's type means: its address in a problem detail leads here. */
    @GetMapping("/problems/{code}")
    String problem(@PathVariable String code, Model model) {
        var german = problems.title(code, Locale.GERMAN);
        if (german == null) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        model.addAttribute("code", code);
        model.addAttribute("german", german);
        model.addAttribute("english", problems.title(code, Locale.ENGLISH));
        return "problem";
    }
}
