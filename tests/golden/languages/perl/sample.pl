#!/usr/bin/env perl
# Serves pages. Twice.
package My::App;
use strict;
use warnings;
use parent 'My::Base';
use List::Util qw(first sum);
require My::Other;
use constant DEBUG => 0;
use constant { A_ONE => 1, B_TWO => 2 };
our $VERSION = '1.0';

=head1 NAME

My::App - thing

=cut

# Adds numbers.
sub add {
  my ($self, $x) = @_;
  my $s = "a { b } @{[ 1 ]}";
  return $x + 1;
}
sub with_sig ($a, $b = 2) { return $a =~ m/foo{2}/ }
sub _private { 1 }
sub forward;
sub proto($$) { }
my $anon = sub { 1 };
*alias = sub { 2 };
package My::Inner {
  sub inner { 1 }
}
package Other;
sub in_other { my $h = { a => 1 }; print <<"EOT"; }
sub not_a_sub { }
EOT
BEGIN { 1 }
sub after { qw(sub x { }) }
1;
__END__
sub not_here { }
