"""The register's entries in the menu."""

from ventanilla.staff.navigation import Item, offer

offer(Item(label="Padrón", url_name="register:search", icon="address-book", needs="register.view", order=30, key="c"))
offer(Item(label="Importaciones", url_name="register:imports", icon="file-import", needs="register.import", order=90))
offer(Item("Correcciones del padrón", "register:corrections", "pencil-check", "register.authorise", 35))
