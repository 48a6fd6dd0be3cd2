package org.zhuban.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.component.orderedlayout.HorizontalLayout;
import com.vaadin.flow.component.orderedlayout.Scroller;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.NavigationTrigger;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.server.menu.MenuConfiguration;
import com.vaadin.flow.server.menu.MenuEntry;
import com.vaadin.flow.shared.Registration;
import com.vaadin.flow.spring.security.AuthenticationContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.MenuNote;
import org.zhuban.common.Texts;
import org.zhuban.common.ui.FiguresChanged;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.LoggedIn;
import org.zhuban.identity.Role;
import org.zhuban.message.NoticeBox;
import org.zhuban.message.ui.MessageBell;

/** The frame of every Vaadin view: brand, menu of the views this account may open, account. A visitor gets the brand only. */
@Layout
@AnonymousAllowed
@StyleSheet("context://zhuban.css")
@JavaScript("context://places.js")
class MainLayout extends AppLayout implements AfterNavigationObserver {

    private static final long MOST_COUNTED = 99;

    private final Texts texts;
    private final List<MenuNote> notes;
    private final List<Runnable> figures = new ArrayList<>();
    private @Nullable Registration changes;
    private boolean other;

    MainLayout(
            Texts texts, LoggedIn loggedIn, NoticeBox box, AuthenticationContext authentication, List<MenuNote> notes) {
        this.texts = texts;
        this.notes = notes;
        setPrimarySection(Section.NAVBAR);
        var account = loggedIn.account();
        var header = new HorizontalLayout();
        header.setWidthFull();
        header.setAlignItems(com.vaadin.flow.component.orderedlayout.FlexComponent.Alignment.CENTER);
        header.setPadding(false);
        header.getStyle().set("padding", "0 12px 0 8px").set("gap", "8px");
        if (account.isPresent()) {
            var toggle = new DrawerToggle();
            toggle.setAriaLabel(texts.text("shell.menu"));
            header.add(toggle);
        }
        header.add(brand());
        var space = new Span();
        header.addAndExpand(space);
        header.add(guide());
        account.ifPresent(present -> {
            header.add(new MessageBell(box, texts), accountMenu(present, authentication));
        });
        addToNavbar(header);
        if (account.isPresent()) {
            addToDrawer(new Scroller(menu(account.get())));
        } else {
            setDrawerOpened(false);
            header.add(
                    language(),
                    new Anchor("/progress", texts.text("shell.progress")),
                    new Anchor("/login", texts.text("shell.login")));
        }
    }

    private Component brand() {
        var seal = new Span("筑");
        seal.addClassName("zb-seal");
        seal.getElement().setAttribute("aria-hidden", "true");
        var name = new Span(texts.text("shell.product"));
        var link = new Anchor("/", seal, name);
        link.addClassName("zb-brand");
        link.setRouterIgnore(true);
        return link;
    }

    private Component guide() {
        var link = new Anchor("/guide", texts.text("shell.guide"));
        link.addClassName("zb-help");
        link.setRouterIgnore(true);
        link.setTarget("_blank");
        return link;
    }

    private Component language() {
        var button = new Button(texts.text("shell.language"), click -> getUI().ifPresent(LanguageSwitch::go));
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        button.getElement().setAttribute("lang", LanguageSwitch.tag());
        return button;
    }

    private Component accountMenu(CurrentAccount account, AuthenticationContext authentication) {
        var bar = new MenuBar();
        bar.addThemeVariants(MenuBarVariant.LUMO_TERTIARY);
        var words = new Span(account.displayName());
        words.addClassName("zb-account");
        var name = new Div(new Icon(VaadinIcon.USER), words);
        name.getStyle().set("display", "flex").set("gap", "6px").set("align-items", "center");
        var item = bar.addItem(name);
        item.setAriaLabel(texts.text("shell.account") + " " + account.displayName());
        item.getSubMenu().addItem(texts.text("shell.password"), click -> getUI().ifPresent(
                        ui -> ui.getPage().setLocation("/password/change")));
        item.getSubMenu()
                .addItem(texts.text("shell.language"), click -> getUI().ifPresent(LanguageSwitch::go))
                .getElement()
                .setAttribute("lang", LanguageSwitch.tag());
        item.getSubMenu().addItem(texts.text("shell.logout"), click -> authentication.logout());
        return bar;
    }

    private SideNav menu(CurrentAccount account) {
        var nav = new SideNav();
        nav.getStyle().set("padding", "8px");
        MenuConfiguration.getMenuEntries().stream()
                .filter(entry -> notes.stream().noneMatch(note -> entry.path().endsWith(note.path()) && note.hidden()))
                .forEach(entry -> nav.addItem(item(entry)));
        if (account.has(Role.SYSTEM_ADMIN) || account.has(Role.PROCESS_ADMIN)) {
            var engine = new SideNavItem(texts.text("shell.engine"));
            engine.setPath("camunda/app/cockpit/default/");
            engine.setRouterIgnore(true);
            engine.setOpenInNewBrowserTab(true);
            engine.setPrefixComponent(new Icon(VaadinIcon.COGS));
            nav.addItem(engine);
        }
        return nav;
    }

    @Override
    public void showRouterLayoutContent(HasElement page) {
        other = getContent() == null || !getContent().getElement().equals(page.getElement());
        super.showRouterLayoutContent(page);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        if (other) {
            getElement()
                    .executeJs(
                            "window.zhubanPlace(this, $0, $1)",
                            event.getLocation().getPath(),
                            event.getLocationChangeEvent().getTrigger() == NavigationTrigger.HISTORY);
            other = false;
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        changes = FiguresChanged.listen(event.getUI(), changed -> figures.forEach(Runnable::run));
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (changes != null) {
            changes.remove();
            changes = null;
        }
        super.onDetach(event);
    }

    private void count(SideNavItem item, MenuNote note) {
        long count = note.count();
        var number = new Span(count > MOST_COUNTED ? MOST_COUNTED + "+" : String.valueOf(count));
        number.addClassNames("zb-badge", "blue");
        number.getElement().setAttribute("aria-label", texts.text("shell.menu.waiting", count));
        item.setSuffixComponent(count > 0 ? number : null);
    }

    private SideNavItem item(MenuEntry entry) {
        var item = new SideNavItem(texts.text(entry.title()), entry.path());
        item.setMatchNested(true);
        notes.stream().filter(note -> entry.path().endsWith(note.path())).forEach(note -> {
            note.title().ifPresent(item::setLabel);
            item.setPathAliases(note.places());
            figures.add(() -> count(item, note));
            count(item, note);
        });
        if (entry.icon() != null) {
            item.setPrefixComponent(new Icon(entry.icon()));
        }
        return item;
    }
}
