-- A small policy for the tests, with one of everything that a case can speak of.
return [[
instrument house
  title  "Rules of the house"
  status order
  in force from 2024-01-01
  outline 1..9
role Guest
role Host
thing Dinner
  day : Date
type Wine = red | white
act bring_wine by Guest
  kind    : Wine
  value   : Money
  dinner  : Dinner
  bottles : Number
  shared  : yes | no
  with    : set of Guest
act invite by Guest
  dinner : Dinner
act reply by Guest
  dinner : Dinner
judgment fine(w: bring_wine) [1]
  by Host
  ask "Is {w} fine enough?"
judgment rude(g: Guest) [2]
  by someone
  ask "Is {g} rude?"
  presumed no
reading rose [3]
  "Is rose red or white?"
  options as_red | as_white
rule no_red [1]
  a Guest must not bring_wine if kind is red unless authorised by Host
rule fine_white [2]
  a Guest may bring_wine if kind is white and fine(this) and not rude(actor)
rule costly [3]
  a Guest should not bring_wine if value more than EUR 100
rule many [5]
  a Guest must not bring_wine if bottles more than 12
rule answer [4]
  after invite as i, i.actor must reply { dinner: i.dinner } within 7 days
]]
