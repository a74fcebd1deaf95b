using Roomtone.Dashboard.Database;

namespace Roomtone.Dashboard.Bulk;

/// <summary>The tables <c>bulk_runs</c> and <c>bulk_boxes</c>. What is older than <see cref="KeptFor"/> goes with the next change.</summary>
internal sealed class BulkStore(HistoryDatabase database, TimeProvider time)
{
    public const int MostListed = 30;

    /// <summary>So long a change can be taken back.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    private const int MostKept = 200;
    private const int LongestSaid = 1000;

    /// <returns>False where it would take back what was taken back already.</returns>
    public Task<bool> AddAsync(BulkRun run, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async db =>
            {
                await using var transaction = await db.BeginTransactionAsync();
                const string Undone = "UPDATE bulk_runs SET undone_by = @Id WHERE run = @Undoes AND undone_by IS NULL";
                if (run.Undoes is not null && await db.ExecuteAsync(Undone, new { run.Id, run.Undoes }) != 1) return false;
                await ForgetOldAsync(db);
                await db.ExecuteAsync(
                    """
                    INSERT INTO bulk_runs (run, kind, title, wanted, template, pieces_before, undoes, made_by, made_at)
                    VALUES (@Id, @kind, @Title, @Wanted, @Template, @PiecesBefore, @Undoes, @By, @at)
                    """,
                    new
                    {
                        run.Id,
                        kind = run.Kind.ToString(),
                        run.Title,
                        run.Wanted,
                        run.Template,
                        run.PiecesBefore,
                        run.Undoes,
                        run.By,
                        at = run.At.ToDatabase(),
                    });
                await db.ExecuteAsync(Insert, run.Boxes.Values.Select(box => RowOf(run.Id, box)));
                await transaction.CommitAsync();
                return true;
            },
            cancellationToken);

    /// <summary>What became of some boxes since.</summary>
    public Task<int> UpdateAsync(IReadOnlyList<(string Run, BulkBox Box)> changed, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async db =>
            {
                await using var transaction = await db.BeginTransactionAsync();
                foreach (var (run, box) in changed)
                    await db.ExecuteAsync(
                        """
                        UPDATE bulk_boxes SET state = @state, said = @said, revision = @revision, pieces_before = @before, pieces_after = @after
                        WHERE run = @run AND device = @device
                        """,
                        RowOf(run, box));
                await transaction.CommitAsync();
                return 0;
            },
            cancellationToken);

    public Task<BulkRun?> FindAsync(string run, CancellationToken cancellationToken) =>
        database.QueryAsync(
            async db => await db.QuerySingleOrDefaultAsync<RunRow>($"{Select} WHERE run = @run", new { run }) is { } row
                ? row.ToRun(await BoxesAsync(db, run))
                : null,
            cancellationToken);

    /// <summary>Those that some box has not answered yet.</summary>
    public Task<IReadOnlyList<BulkRun>> OpenAsync(CancellationToken cancellationToken) =>
        database.QueryAsync<IReadOnlyList<BulkRun>>(
            async db =>
            {
                const string Open = "WHERE EXISTS (SELECT 1 FROM bulk_boxes b WHERE b.run = r.run AND b.state IN ('Queued', 'Sent'))";
                var runs = new List<BulkRun>();
                foreach (var row in await db.QueryAsync<RunRow>($"{Select} {Open} ORDER BY made_at"))
                    runs.Add(row.ToRun(await BoxesAsync(db, row.Id)));
                return runs;
            },
            cancellationToken);

    /// <summary>The last, newest first.</summary>
    /// <param name="by">Only what this account did; null: all.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task<IReadOnlyList<BulkSummary>> LastAsync(string? by, CancellationToken cancellationToken) =>
        database.QueryAsync<IReadOnlyList<BulkSummary>>(
            async db =>
            [
                .. (
                    await db.QueryAsync<SummaryRow>(
                        """
                        SELECT r.run AS Id, r.kind AS Kind, r.title AS Title, r.made_by AS MadeBy, r.made_at AS At, r.undoes AS Undoes,
                          r.undone_by AS UndoneBy, COUNT(b.device) AS Boxes, COALESCE(SUM(b.state IN ('Applied', 'Unchanged')), 0) AS Done,
                          COALESCE(SUM(b.state = 'Refused'), 0) AS Refused
                        FROM bulk_runs r LEFT JOIN bulk_boxes b ON b.run = r.run WHERE @by IS NULL OR r.made_by = @by
                        GROUP BY r.run, r.kind, r.title, r.made_by, r.made_at, r.undoes, r.undone_by ORDER BY r.made_at DESC, r.run LIMIT @limit
                        """,
                        new { by, limit = MostListed })
                ).Select(row => row.ToSummary()),
            ],
            cancellationToken);

    private const string Select =
        "SELECT run AS Id, kind AS Kind, title AS Title, wanted AS Wanted, template AS Template, pieces_before AS PiecesBefore, undoes AS Undoes, undone_by AS UndoneBy, made_by AS MadeBy, made_at AS At FROM bulk_runs r";

    private const string Insert =
        "INSERT INTO bulk_boxes (run, device, state, said, revision, pieces_before, pieces_after, followed) VALUES (@run, @device, @state, @said, @revision, @before, @after, @followed)";

    private static async Task<IReadOnlyDictionary<string, BulkBox>> BoxesAsync(DatabaseSession db, string run) =>
        (
            await db.QueryAsync<BoxRow>(
                "SELECT device AS Device, state AS State, said AS Said, revision AS Revision, pieces_before AS Before_, pieces_after AS After_, followed AS Followed FROM bulk_boxes WHERE run = @run ORDER BY device",
                new { run })
        ).ToDictionary(row => row.Device, row => row.ToBox(), StringComparer.Ordinal);

    private static object RowOf(string run, BulkBox box)
    {
        lock (box)
            return new
            {
                run,
                device = box.Device,
                state = box.State.ToString(),
                said = box.Said is { Length: > LongestSaid } said ? said[..LongestSaid] : box.Said,
                revision = box.Revision,
                before = box.Before,
                after = box.After,
                followed = box.Followed,
            };
    }

    private async Task ForgetOldAsync(DatabaseSession db)
    {
        var old = await db.QueryAsync<string>(
            "SELECT run FROM bulk_runs WHERE made_at < @since OR made_at < (SELECT MIN(made_at) FROM (SELECT made_at FROM bulk_runs ORDER BY made_at DESC LIMIT @most) newest)",
            new { since = (time.GetUtcNow() - KeptFor).ToDatabase(), most = MostKept });
        if (old.Count == 0) return;
        await db.ExecuteAsync("DELETE FROM bulk_boxes WHERE run IN @old", new { old });
        await db.ExecuteAsync("DELETE FROM bulk_runs WHERE run IN @old", new { old });
    }

    private sealed class RunRow
    {
        public string Id { get; init; } = "";

        public string Kind { get; init; } = "";

        public string Title { get; init; } = "";

        public string Wanted { get; init; } = "";

        public string? Template { get; init; }

        public string? PiecesBefore { get; init; }

        public string? Undoes { get; init; }

        public string? UndoneBy { get; init; }

        public string MadeBy { get; init; } = "";

        public DateTime At { get; init; }

        public BulkRun ToRun(IReadOnlyDictionary<string, BulkBox> boxes) => new()
        {
            Id = Id,
            Kind = Enum.Parse<BulkKind>(Kind),
            Title = Title,
            Wanted = Wanted,
            Template = Template,
            PiecesBefore = PiecesBefore,
            Undoes = Undoes,
            UndoneBy = UndoneBy,
            By = MadeBy,
            At = At.FromDatabase(),
            Boxes = boxes,
        };
    }

    private sealed class BoxRow
    {
        public string Device { get; init; } = "";

        public string State { get; init; } = "";

        public string? Said { get; init; }

        public long? Revision { get; init; }

        public string? Before_ { get; init; }

        public string? After_ { get; init; }

        public string? Followed { get; init; }

        public BulkBox ToBox() => new()
        {
            Device = Device,
            State = Enum.Parse<BulkBoxState>(State),
            Said = Said,
            Revision = Revision,
            Before = Before_,
            After = After_,
            Followed = Followed,
        };
    }

    private sealed class SummaryRow
    {
        public string Id { get; init; } = "";

        public string Kind { get; init; } = "";

        public string Title { get; init; } = "";

        public string MadeBy { get; init; } = "";

        public DateTime At { get; init; }

        public string? Undoes { get; init; }

        public string? UndoneBy { get; init; }

        public long Boxes { get; init; }

        public decimal Done { get; init; }

        public decimal Refused { get; init; }

        public BulkSummary ToSummary() =>
            new(Id, Enum.Parse<BulkKind>(Kind), Title, MadeBy, At.FromDatabase(), Undoes, UndoneBy, (int)Boxes, (int)Done, (int)Refused);
    }
}

/// <summary>A change to many boxes, in a list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">Settings, a command, or an undo.</param>
/// <param name="Title">For people.</param>
/// <param name="By">The account.</param>
/// <param name="At">UTC.</param>
/// <param name="Undoes">The change that it took back.</param>
/// <param name="UndoneBy">The change that took it back.</param>
/// <param name="Boxes">How many boxes.</param>
/// <param name="Done">How many of them have it.</param>
/// <param name="Refused">How many refused.</param>
internal sealed record BulkSummary(
    string Id,
    BulkKind Kind,
    string Title,
    string By,
    DateTimeOffset At,
    string? Undoes,
    string? UndoneBy,
    int Boxes,
    int Done,
    int Refused);
