using System.ComponentModel.DataAnnotations;
using System.Data.Common;
using Dapper;
using Roomtone.Dashboard.Storage;

namespace Roomtone.Dashboard.Accounts;

/// <summary>
/// Changes to the accounts of others. Each change holds all owners while it looks, so that two who switch each other off
/// at the same moment do not leave none.
/// </summary>
internal sealed class AccountAdministration(HistoryDatabase database)
{
    private const string HoldOwners = $"SELECT name FROM accounts WHERE role = '{Roles.Owner}' AND disabled = 0 AND all_sites = 1 ORDER BY name FOR UPDATE";

    public Task<IReadOnlyList<AccountView>> AllAsync(CancellationToken cancellationToken) =>
        database.AskAsync<IReadOnlyList<AccountView>>(Read, cancellationToken);

    /// <returns>False where nobody would be left who may do all.</returns>
    public Task<bool> ChangeAsync(string name, string role, bool disabled, IReadOnlyCollection<string>? sites, CancellationToken cancellationToken) => ChangeAsync(
        name,
        staysOwner: role == Roles.Owner && !disabled && sites is null,
        (db, transaction) =>
        {
            db.Execute("UPDATE accounts SET role = @role, disabled = @disabled, all_sites = @all WHERE name = @name", new { name, role, disabled, all = sites is null }, transaction);
            SetSites(db, name, sites, transaction);
            if (disabled || role == Roles.Viewer || sites is not null) EndCodesOf(db, name, transaction);
        },
        cancellationToken);

    /// <returns>False where nobody would be left who may do all.</returns>
    public Task<bool> RemoveAsync(string name, CancellationToken cancellationToken) => ChangeAsync(
        name,
        staysOwner: false,
        (db, transaction) =>
        {
            db.Execute("DELETE FROM accounts WHERE name = @name", new { name }, transaction);
            SetSites(db, name, [], transaction);
            EndCodesOf(db, name, transaction);
            db.Execute("UPDATE profiles SET account = NULL WHERE account = @name", new { name }, transaction);
        },
        cancellationToken);

    private Task<bool> ChangeAsync(string name, bool staysOwner, Action<DbConnection, DbTransaction> change, CancellationToken cancellationToken) => database.AskAsync(
        db =>
        {
            using var transaction = db.BeginTransaction();
            var owners = db.Query<string>(HoldOwners, transaction: transaction).AsList();
            if (!staysOwner && owners is [var last] && last == name) return false;
            change(db, transaction);
            transaction.Commit();
            return true;
        },
        cancellationToken);

    /// <summary>With a code somebody could let a device in, or take a known one's place, after they were put out themselves.</summary>
    private static void EndCodesOf(DbConnection db, string name, DbTransaction transaction) =>
        db.Execute("DELETE FROM join_codes WHERE made_by = @name AND used_at IS NULL", new { name }, transaction);

    private static void SetSites(DbConnection db, string name, IReadOnlyCollection<string>? sites, DbTransaction transaction)
    {
        db.Execute("DELETE FROM site_accounts WHERE account = @name", new { name }, transaction);
        foreach (var site in sites ?? []) db.Execute("INSERT IGNORE INTO site_accounts (account, site) VALUES (@name, @site)", new { name, site }, transaction);
    }

    private static IReadOnlyList<AccountView> Read(DbConnection db)
    {
        var sites = db.Query<(string Account, string Site)>("SELECT account, site FROM site_accounts").ToLookup(row => row.Account, row => row.Site, StringComparer.Ordinal);
        var rows = db.Query<Row>("SELECT name AS Name, role AS Role, disabled AS Disabled, all_sites AS AllSites, must_change AS MustChange, locked_until AS LockedUntil, created_at AS CreatedAt FROM accounts ORDER BY name");
        return [.. rows.Select(row => new AccountView(row.Name, row.Role, row.Disabled, row.MustChange, row.LockedUntil?.FromDatabase(), row.CreatedAt.FromDatabase(), row.AllSites ? null : [.. sites[row.Name].Order(StringComparer.Ordinal)]))];
    }

    private sealed class Row
    {
        public string Name { get; init; } = "";

        public string Role { get; init; } = "";

        public bool Disabled { get; init; }

        public bool AllSites { get; init; }

        public bool MustChange { get; init; }

        public DateTime? LockedUntil { get; init; }

        public DateTime CreatedAt { get; init; }
    }
}

/// <summary>An account as administrators see it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Role">owner, admin or viewer.</param>
/// <param name="Disabled">Whether it is switched off.</param>
/// <param name="MustChange">Whether its password was made for it and must be changed.</param>
/// <param name="LockedUntil">After too many wrong passwords, UTC.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="Sites">The sites it sees; null for all.</param>
internal sealed record AccountView(
    string Name,
    [property: AllowedValues(Roles.Owner, Roles.Admin, Roles.Viewer)] string Role,
    bool Disabled,
    bool MustChange,
    DateTimeOffset? LockedUntil,
    DateTimeOffset CreatedAt,
    IReadOnlyList<string>? Sites);
