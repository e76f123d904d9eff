using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace PublisherMigration.Cli.Invocation;

/// <summary>The usual help, then what people look for in it: examples, who WHO is, and what exit codes mean.</summary>
internal sealed class HelpWithExamples(HelpAction usual) : SynchronousCommandLineAction
{
    private const string Footer = """
        WHO:
          alice@contoso.example          a work account
          msa:bob@outlook.com            a Microsoft account
          app:APPLICATION_ID@TENANT_ID   a service principal
          group:OBJECT_ID@TENANT_ID      a security group (as a member; a group never acts)
          group:ALIAS                    a security group known by its alias alone
          Without --as the command acts as an operator, which takes the scope `operations`.
          In `sync` commands --as is for the audit trail only.

        Exit codes:
          0    done
          1    refused by a rule; an import, or a file of changes, with refused items
          2    the command line or a file that it names cannot be used
          3    something is outstanding: an owner or an operator has to act, or a vetting is waited for
          4    the service cannot be reached, is busy or did not answer in time
          5    no valid credential, or it lacks the scope
          130  interrupted
        """;

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        usual.Invoke(parseResult);
        TextWriter output = parseResult.InvocationConfiguration.Output;
        if (parseResult.CommandResult.Command is CliCommand { Examples.Count: > 0 } command)
        {
            output.WriteLine("Examples:");
            foreach (string example in command.Examples)
            {
                output.WriteLine($"  {example}");
            }

            output.WriteLine();
        }

        output.WriteLine(Footer);
        return ExitCodes.Ok;
    }
}
