using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using MySqlConnector;
using Roomtone.CloudSync.History;
using Roomtone.Dashboard;
using Roomtone.Dashboard.Accounts;
using Roomtone.Lab.Servers;
using Roomtone.Odd.Bench.Mutation;

namespace Roomtone.Odd.Bench.Inputs;

/// <summary>
/// Requests to a real dashboard with its database and broker, as the owner: each is done or refused, none is answered with 500. An
/// input is <c>METHOD /path</c>, a line end, the body.
/// </summary>
internal sealed class HttpInputs(string folder) : IInputKind
{
    private const string Password = "seven-green-lamps";
    private const int ServersAway = 503;

    private static readonly string[] Good =
    [
        "POST /api/session\n{\"name\":\"owner\",\"password\":\"wrong-password-17\"}",
        "POST /api/session/password\n{\"current\":\"wrong-password-17\",\"next\":\"eight-green-lamps\"}",
        "POST /api/devices/box-1/commands\n{\"name\":\"music.volume\",\"args\":{\"percent\":50}}",
        "PUT /api/devices/box-1/settings\n{\"revision\":0,\"settings\":{\"minPeople\":1,\"languages\":[\"en\"],\"explicit\":\"refused\",\"blockedArtists\":[\"Anna\"],\"aimHours\":[{\"from\":\"08:00\",\"to\":\"22:00\",\"aim\":\"lift\"}],\"sources\":[\"library\",\"radio\"],\"stations\":[{\"address\":\"http://s.example/live\",\"name\":\"One\",\"mood\":\"calm\"}]}}",
        "POST /api/sites\n{\"name\":\"Café\"}",
        "PUT /api/sites/1\n{\"name\":\"Café\"}",
        "POST /api/sites/1/rooms\n{\"name\":\"Bar\"}",
        "PUT /api/sites/1/devices/box-1\n{\"room\":\"1\"}",
        "POST /api/sites/1/profiles\n{\"name\":\"Anna\",\"preferences\":{\"genres\":[\"jazz\"],\"artists\":[\"Bob\"]}}",
        "PUT /api/profiles/1\n{\"name\":\"Anna\",\"preferences\":{\"languages\":[\"de\"]}}",
        "POST /api/profiles/1/feedback\n{\"what\":\"like\",\"track\":\"a/one.flac\"}",
        "POST /api/profiles/1/visit\n{\"room\":\"1\"}",
        "POST /api/accounts\n{\"name\":\"anna\",\"role\":\"viewer\",\"password\":\"nine-green-lamps\"}",
        "PUT /api/accounts/2\n{\"role\":\"viewer\",\"sites\":[\"1\"]}",
        "POST /api/keys\n{\"device\":\"box-2\"}",
        "POST /api/join\n{\"code\":\"ABCD-EFGH\",\"device\":\"box-2\"}",
        "GET /api/devices/box-1/mood?from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z&step=hour\n",
        "GET /api/devices/box-1/tracks?limit=10\n",
        "GET /api/audit?limit=10\n",
        "GET /api/rejected?limit=10\n",
    ];

    private PrivateBroker? _broker;
    private PrivateDatabase? _database;
    private WebApplication? _app;
    private HttpClient? _owner;

    public Task<IReadOnlyList<byte[]>> SeedsAsync() => Task.FromResult<IReadOnlyList<byte[]>>([.. Good.Select(Encoding.UTF8.GetBytes)]);

    public byte[] Mutate(byte[] input, Random random)
    {
        var (head, body) = Message.Read(input);
        return random.Next(5) == 0
            ? Message.Of(Encoding.UTF8.GetString(ByteMutator.Mutate(Encoding.UTF8.GetBytes(head), random)).ReplaceLineEndings(""), body)
            : Message.Of(head, body.Length > 0 ? JsonMutator.Mutate(body, random) : [.. "{}"u8]);
    }

    public async Task ReadAsync(byte[] input)
    {
        _owner ??= await StartAsync();
        var (head, body) = Message.Read(input);
        if (head.Split(' ', 2) is not [var method, var path] || !Uri.TryCreate(_owner.BaseAddress, path, out var address)) return;
        if (address.Authority != _owner.BaseAddress!.Authority || !method.All(char.IsAsciiLetterUpper)) return;
        using var request = new HttpRequestMessage(new HttpMethod(method.Length == 0 ? "GET" : method), address);
        if (method is not "GET") request.Content = new ByteArrayContent(body) { Headers = { { "Content-Type", "application/json" } } };
        using var answer = await AskAsync(request);
        if ((int)answer.StatusCode >= 500 && (int)answer.StatusCode != ServersAway)
            throw new InvalidOperationException($"The dashboard answered {(int)answer.StatusCode} to {head}: {await answer.Content.ReadAsStringAsync()}");
        if (path.Contains("/session", StringComparison.Ordinal) && method == "DELETE") _owner = await LogInAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _owner?.Dispose();
        if (_app is not null) await _app.DisposeAsync();
        if (_broker is not null) await _broker.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
    }

    /// <summary>A line is closed while a body that is too large is still being sent; then whoever asks next must be answered.</summary>
    private async Task<HttpResponseMessage> AskAsync(HttpRequestMessage request)
    {
        try
        {
            return await _owner!.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        }
        catch (HttpRequestException)
        {
            return await _owner!.GetAsync(new Uri("/api/session", UriKind.Relative));
        }
    }

    private async Task<HttpClient> StartAsync()
    {
        _broker = new PrivateBroker(Path.Combine(folder, "broker"));
        _database = new PrivateDatabase(Path.Combine(folder, "database"));
        await _broker.StartAsync();
        await _database.StartAsync();
        Environment.SetEnvironmentVariable("ROOMTONE_MQTT_PASSWORD", _broker.PasswordOf(PrivateBroker.DashboardUser));
        Environment.SetEnvironmentVariable("ROOMTONE_DATABASE_PASSWORD", _database.UserPassword);
        var name = await _database.CreateDatabaseAsync();
        await using (var source = new MySqlDataSource(_database.ConnectionStringTo(name))) Migrator.Run(source);
        _app = DashboardHost.Build(
            [
                "--Http:Port=0",
                "--Http:WebFolder=no-pages",
                "--Accounts:LoginsPerMinute=1000",
                $"--Mqtt:Port={_broker.Port.ToString(CultureInfo.InvariantCulture)}",
                $"--Mqtt:User={PrivateBroker.DashboardUser}",
                $"--Mqtt:ClientId={name}",
                "--Mqtt:SessionExpiry=00:00:00",
                $"--Database:Port={_database.Port.ToString(CultureInfo.InvariantCulture)}",
                $"--Database:Name={name}",
                $"--Database:User={PrivateDatabase.User}",
                "--Logging:LogLevel:Default=None",
            ],
            services => services.AddSingleton(new OwnerPassword(Password))
        );
        await _app.StartAsync();
        await _app.Services.GetRequiredService<FirstAccount>().Done;
        return await LogInAsync();
    }

    private async Task<HttpClient> LogInAsync()
    {
        var client = new HttpClient { BaseAddress = new Uri(_app!.Urls.First()) };
        client.DefaultRequestHeaders.Add("X-Roomtone", "1");
        using var login = new StringContent($$"""{"name":"owner","password":"{{Password}}"}""", Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(new Uri("/api/session", UriKind.Relative), login);
        answer.EnsureSuccessStatusCode();
        return client;
    }
}
