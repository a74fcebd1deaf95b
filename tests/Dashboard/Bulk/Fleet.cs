using System.Text.Json;
using Roomtone.Contracts;
using Roomtone.Dashboard.Live;
using Roomtone.Testing;

namespace Roomtone.Dashboard.Tests.Bulk;

/// <summary>Some boxes on the real broker, and what an owner does with all of them.</summary>
internal sealed class Fleet : IAsyncDisposable
{
    private Fleet(RealServers servers, RunningDashboard dashboard, Browser owner, IReadOnlyList<Box> boxes) =>
        (Servers, Dashboard, Owner, Boxes) = (servers, dashboard, owner, boxes);

    public RealServers Servers { get; }

    public RunningDashboard Dashboard { get; }

    public Browser Owner { get; }

    public IReadOnlyList<Box> Boxes { get; }

    public IReadOnlyList<string> Ids => [.. Boxes.Select(box => box.Id)];

    public static async Task<Fleet> StartAsync(RealServers servers, int count)
    {
        var dashboard = await RunningDashboard.StartAsync(servers);
        var boxes = await Task.WhenAll(Enumerable.Range(0, count).Select(_ => Box.OnlineAsync(servers)));
        foreach (var box in boxes) await TellAsync(box, new RoomSettings());
        foreach (var box in boxes)
            await Eventually.TrueAsync(() => dashboard.Part<SettingsPublisher>().Now(box.Id) is not null, "the dashboard knows its settings");
        return new(servers, dashboard, await dashboard.OwnerAsync(), boxes);
    }

    public static Task TellAsync(Box box, RoomSettings settings) =>
        box.PublishAsync(Topics.SettingsReported(box.Id), Wire.Write(new ReportedSettings(0, true, null, settings)));

    public RoomSettings Now(Box box) => Dashboard.Part<SettingsPublisher>().Now(box.Id)!;

    public async Task<string> ChangeAsync(object pieces, IReadOnlyList<string>? devices = null)
    {
        var answer = await Owner.PostAsync("/api/bulk", new { targets = new { devices = devices ?? Ids }, pieces });
        Assert.True(answer.Status == 200, answer.Text);
        return answer.Body.GetProperty("id").GetString()!;
    }

    public async Task<string> UndoAsync(string run)
    {
        var answer = await Owner.PostAsync($"/api/bulk/{run}/undo", new { });
        Assert.True(answer.Status == 200, answer.Text);
        return answer.Body.GetProperty("id").GetString()!;
    }

    public async Task<IReadOnlyDictionary<string, (string State, string? Said)>> RunAsync(string run)
    {
        var answer = await Owner.GetAsync($"/api/bulk/{run}");
        Assert.True(answer.Status == 200, answer.Text);
        return answer.Body.GetProperty("boxes").EnumerateArray().ToDictionary(
            box => box.GetProperty("device").GetString()!, box => (box.GetProperty("state").GetString()!, box.GetProperty("said").GetString()));
    }

    /// <summary>What became of each box, once none is to be waited for that is there.</summary>
    public async Task<IReadOnlyDictionary<string, (string State, string? Said)>> EndAsync(string run, params string[] open)
    {
        IReadOnlyDictionary<string, (string State, string? Said)> boxes = new Dictionary<string, (string, string?)>();
        await Eventually.TrueAsync(
            async () =>
            {
                boxes = await RunAsync(run);
                return boxes.All(box => open.Contains(box.Key) == (box.Value.State == "sent") && box.Value.State != "queued");
            },
            "all boxes have answered");
        return boxes;
    }

    public async Task<IReadOnlyDictionary<string, JsonElement>> PreviewAsync(object request)
    {
        var answer = await Owner.PostAsync("/api/bulk/preview", request);
        Assert.True(answer.Status == 200, answer.Text);
        return answer.Body.GetProperty("boxes").EnumerateArray().ToDictionary(box => box.GetProperty("device").GetString()!);
    }

    public async ValueTask DisposeAsync()
    {
        Owner.Dispose();
        foreach (var box in Boxes) await box.DisposeAsync();
        await Dashboard.DisposeAsync();
    }
}
