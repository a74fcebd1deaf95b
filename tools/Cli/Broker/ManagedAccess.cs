using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Roomtone.Contracts;

namespace Roomtone.Cli.Broker;

/// <summary>
/// The first state of mosquitto's dynamic security: services, devices, and the user that manages them. From its first
/// start on the broker keeps the file itself.
/// </summary>
internal static class ManagedAccess
{
    private const int Iterations = 101;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Where Debian's mosquitto has it, by the machine's own name for itself.</summary>
    public static string? Plugin { get; } = new[] { "x86_64-linux-gnu", "aarch64-linux-gnu", "arm-linux-gnueabihf" }
        .Select(machine => $"/usr/lib/{machine}/mosquitto_dynamic_security.so").FirstOrDefault(File.Exists);

    public static string FirstState(IReadOnlyDictionary<string, string> passwords) =>
        new JsonObject
        {
            ["defaultACLAccess"] = new JsonObject
            {
                ["publishClientSend"] = false,
                ["publishClientReceive"] = false,
                ["subscribe"] = false,
                ["unsubscribe"] = true,
            },
            ["clients"] = new JsonArray([.. passwords.Select(user => Client(user.Key, user.Value))]),
            ["roles"] = new JsonArray([.. passwords.Keys.Select(Role)]),
        }.ToJsonString(Indented);

    private static JsonObject Client(string user, string password)
    {
        var salt = RandomNumberGenerator.GetBytes(12);
        var hash = Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(password), salt, Iterations, HashAlgorithmName.SHA512, 64);
        return new()
        {
            ["username"] = user,
            ["password"] = Convert.ToBase64String(hash),
            ["salt"] = Convert.ToBase64String(salt),
            ["iterations"] = Iterations,
            ["roles"] = new JsonArray(new JsonObject { ["rolename"] = RoleOf(user) }),
        };
    }

    private static JsonObject Role(string user) =>
        new()
        {
            ["rolename"] = RoleOf(user),
            ["acls"] = new JsonArray([
                .. Access(user)
                    .Select(access => new JsonObject
                    {
                        ["acltype"] = access.Kind,
                        ["topic"] = access.Topic,
                        ["priority"] = 0,
                        ["allow"] = true,
                    }),
            ]),
        };

    private static string RoleOf(string user) => IsService(user) ? user : DeviceAccess.RoleOf(user);

    private static bool IsService(string user) => user is ServiceUsers.CloudSync or ServiceUsers.Dashboard or ServiceUsers.Control;

    private static IEnumerable<(string Kind, string Topic)> Access(string user) => user switch
    {
        ServiceUsers.CloudSync => Services.CloudSync,
        ServiceUsers.Dashboard => Services.Dashboard,
        ServiceUsers.Control => Services.Control,
        _ => DeviceAccess.Of(user),
    };

    /// <summary>As in the access list. Subscribing and receiving are asked for apart here.</summary>
    private static class Services
    {
        public static readonly (string, string)[] CloudSync =
        [
            ("subscribePattern", "roomtone/+/events"),
            ("subscribePattern", "$share/+/roomtone/+/events"),
            ("publishClientReceive", "roomtone/+/events"),
            ("subscribePattern", "roomtone/+/status"),
            ("publishClientReceive", "roomtone/+/status"),
            ("publishClientSend", "roomtone/+/acks"),
            ("publishClientSend", Topics.TasteModel), ("subscribeLiteral", Topics.TasteModel), ("publishClientReceive", Topics.TasteModel),
        ];

        public static readonly (string, string)[] Dashboard =
        [
            ("subscribePattern", "roomtone/#"),
            ("publishClientReceive", "roomtone/#"),
            ("publishClientSend", "roomtone/+/commands"),
            ("publishClientSend", "roomtone/+/settings/desired"),
            ("publishClientSend", "roomtone/+/profiles"),
            ("publishClientSend", "roomtone/+/browser/readings"),
            ("publishClientSend", "roomtone/+/speaker/reported"),
        ];

        /// <summary>Besides managing, it takes back what an erased device had retained.</summary>
        public static readonly (string, string)[] Control =
        [
            ("publishClientSend", "$CONTROL/dynamic-security/v1"),
            ("subscribePattern", "$CONTROL/dynamic-security/v1/response"),
            ("publishClientReceive", "$CONTROL/dynamic-security/v1/response"),
            ("publishClientSend", "roomtone/#"),
            ("publishClientSend", "homeassistant/device/+/config"),
        ];
    }
}
