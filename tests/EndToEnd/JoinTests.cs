using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Roomtone.Contracts;
using Roomtone.Lab;
using Roomtone.Lab.Demo;
using Roomtone.Mqtt;
using Roomtone.Testing;

namespace Roomtone.EndToEnd.Tests;

/// <summary>The whole appliance with every way over TLS: its box has joined with a one-time code.</summary>
public sealed class JoinTests(ITestOutputHelper output)
{
    private const string Another = "attic";

    [Fact]
    public async Task A_box_joins_once_gets_another_password_is_put_out_and_let_in_again_and_loses_nothing()
    {
        var stopping = TestContext.Current.CancellationToken;
        var said = new List<string>();
        var folder = new DemoFolder(Repository.RunFolder!, "end-to-end-tls");
        await using var appliance = new Appliance(folder, Repository.Root!, "pictures", TimeProvider.System, said.Add, tls: true);
        await appliance.StartAsync(forgetHistory: true, stopping);
        var course = new DemoScenario(new DemoOptions(Tls: true), appliance, said.Add, TimeProvider.System);
        using var owner = await appliance.Visit.LoggedInAsync(stopping);
        await Eventually.TrueAsync(() => StateOfAsync(owner, Appliance.Device), "the box has joined and is online");

        Assert.True(await IsConnectedAsync(owner), "The list of keys says that the box is connected.");
        await CodesOpenOnceAsync(appliance, owner, folder, stopping);
        await RotateAsync(owner, folder);
        await RevokedIsOutAsync(appliance, owner, folder, stopping);
        await BoxIsPutOutAndLetInAsync(owner);

        var summary = await course.SummariseAsync();
        Assert.Equal((0L, 0L), (summary.EventsLost, summary.EventsDoubled));
        Assert.True(summary.EventsPublished > 0);
    }

    private static async Task CodesOpenOnceAsync(Appliance appliance, HttpClient owner, DemoFolder folder, CancellationToken stopping)
    {
        var code = await CodeFromTheCommandLineAsync(appliance, folder, stopping);
        // Another authority's code: the last letters name it.
        var (refused, why) = await JoinAsync(code[..^1] + (code[^1] == '7' ? '8' : '7'), appliance.Address, folder.Of("foreign"), stopping);
        Assert.True(refused == 1 && why.Contains("is not the one that made this code", StringComparison.Ordinal), why);
        var (plain, overHttp) = await JoinAsync(code, new Uri("http://127.0.0.1:1/"), folder.Of("plain"), stopping);
        Assert.True(plain == 1 && overHttp.Contains("over TLS only", StringComparison.Ordinal), overHttp);

        Directory.Delete(folder.Of(Another), recursive: true);
        var (joined, words) = await JoinAsync(code, appliance.Address, folder.Of(Another), stopping);
        Assert.True(joined == 0, words);
        var (again, used) = await JoinAsync(code, appliance.Address, folder.Of("again"), stopping);
        Assert.True(again == 1 && used.Contains("was used already", StringComparison.Ordinal), used);
    }

    private static async Task RotateAsync(HttpClient owner, DemoFolder folder)
    {
        var file = Path.Combine(folder.AgentState, "broker", "password");
        var before = await File.ReadAllTextAsync(file);

        using var answer = await owner.PostAsJsonAsync($"api/keys/{Appliance.Device}/rotate", new { });

        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        await Eventually.TrueAsync(
            async () => await File.ReadAllTextAsync(file) is var now && now != before && !now.Contains("next", StringComparison.Ordinal),
            "the box keeps the new password alone"
        );
        await Eventually.TrueAsync(() => StateOfAsync(owner, Appliance.Device), "the box is back under its new password");
    }

    private async Task RevokedIsOutAsync(Appliance appliance, HttpClient owner, DemoFolder folder, CancellationToken stopping)
    {
        var broker = JsonSerializer
            .Deserialize<JsonElement>(await File.ReadAllTextAsync(Path.Combine(folder.Of(Another), "broker", "settings.json"), stopping))
            .GetProperty("Mqtt");
        var password = JsonSerializer
            .Deserialize<JsonElement>(await File.ReadAllTextAsync(Path.Combine(folder.Of(Another), "broker", "password"), stopping))
            .GetProperty("current")
            .GetString();
        await using var link = MqttRegistration.Create(
            new MqttSettings
            {
                Host = broker.GetProperty("Host").GetString()!,
                Port = broker.GetProperty("Port").GetInt32(),
                User = Another,
                CaFile = broker.GetProperty("CaFile").GetString()!,
                SessionExpiry = TimeSpan.Zero,
            },
            password
        );
        link.Start();
        await Eventually.TrueAsync(() => link.IsConnected, "what was joined opens the broker");

        var clock = Stopwatch.StartNew();
        using var answer = await owner.PostAsJsonAsync($"api/keys/{Another}/revoke", new { }, stopping);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(stopping));
        await Eventually.TrueAsync(() => !link.IsConnected, "the revoked device is out", TimeSpan.FromSeconds(60));

        output.WriteLine($"A revoked device was out after {clock.Elapsed.TotalSeconds:0.000} s, over TLS to {appliance.Address}.");
        Assert.False(await RawMqtt.CanConnectAsync(appliance.Programs.Broker, Another, password));
        await Assert.ThrowsAsync<MqttException>(() =>
            link.PublishAsync(Topics.Events(Another), "{}"u8.ToArray(), QualityOfService.AtLeastOnce, cancellationToken: stopping)
        );
    }

    /// <summary>What it notices meanwhile waits in its outbox.</summary>
    private static async Task BoxIsPutOutAndLetInAsync(HttpClient owner)
    {
        foreach (var (what, online) in new[] { ("revoke", false), ("restore", true) })
        {
            using var answer = await owner.PostAsJsonAsync($"api/keys/{Appliance.Device}/{what}", new { });
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
            await Eventually.TrueAsync(
                async () => await StateOfAsync(owner, Appliance.Device) == online,
                $"after {what} the box is {(online ? "there" : "out")}"
            );
        }
    }

    private static async Task<bool> StateOfAsync(HttpClient owner, string device)
    {
        var rooms = await owner.GetFromJsonAsync<JsonElement>("api/devices");
        return rooms
            .EnumerateArray()
            .Any(room => room.GetProperty("id").GetString() == device && room.GetProperty("state").GetString() == "online");
    }

    private static async Task<bool> IsConnectedAsync(HttpClient owner)
    {
        var keys = await owner.GetFromJsonAsync<JsonElement>("api/keys");
        return keys.GetProperty("devices")
            .EnumerateArray()
            .Single(key => key.GetProperty("device").GetString() == Appliance.Device)
            .GetProperty("connected")
            .GetBoolean();
    }

    /// <summary>As a person does it on the server, beside the dashboard that runs.</summary>
    private static async Task<string> CodeFromTheCommandLineAsync(Appliance appliance, DemoFolder folder, CancellationToken stopping)
    {
        var program = Path.Combine(Repository.Root!, "src", "Dashboard", "bin", "Release", "net10.0", "Roomtone.Dashboard.dll");
        var start = new ProcessStartInfo(
            "dotnet",
            [program, "device", "add", Another, "--settings", Path.Combine(folder.Of("dashboard"), "settings.json"), "--json"]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ROOMTONE_DATABASE_PASSWORD"] = appliance.Programs.Database.UserPassword;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(stopping);
        var words = await process.StandardOutput.ReadToEndAsync(stopping);
        await process.WaitForExitAsync(stopping);
        Assert.True(process.ExitCode == 0, await errors);
        var made = JsonSerializer.Deserialize<JsonElement>(words);
        Assert.EndsWith(
            $"--server {appliance.Address.ToString().TrimEnd('/')}",
            made.GetProperty("join").GetString(),
            StringComparison.Ordinal
        );
        return made.GetProperty("code").GetString()!;
    }

    /// <summary>As a person does it on the box.</summary>
    private static async Task<(int ExitCode, string Said)> JoinAsync(string code, Uri server, string state, CancellationToken stopping)
    {
        var program = Path.Combine(Repository.Root!, "src", "EdgeAgent", "bin", "Release", "net10.0", "Roomtone.EdgeAgent.dll");
        using var process = Process.Start(
            new ProcessStartInfo("dotnet", [program, "join", code, "--server", server.ToString(), "--state", state])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var errors = process.StandardError.ReadToEndAsync(stopping);
        var words = await process.StandardOutput.ReadToEndAsync(stopping);
        await process.WaitForExitAsync(stopping);
        return (process.ExitCode, words + await errors);
    }
}
